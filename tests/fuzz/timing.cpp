// The file of related_work --timing.
#include "related/timing.h"

#include "base/text.h"
#include "fuzz_target.h"
#include "memory_file.h"

using namespace anc;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::MemoryFile file(fuzz::text_of(data, size));
  const auto times = fuzz::parsed_or_refused([&] { return related::read_timing(file.path()); });
  if (!times) return 0;
  for (const related::CaseTime& time : *times) {
    fuzz::require(time.trials > 0, "a time of no trials");
    fuzz::require(parse_double(shortest(time.seconds)).has_value(), "seconds that are no number");
    fuzz::require(time.text.find_first_of("\t\n") == std::string::npos, "a name with a column in it");
  }
  return 0;
}
