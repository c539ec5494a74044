// Lines of the files of no_adversary, anc and cpa_anc: what is taken is taken for what it says, and written again
// alike.
#include "campaign/record.h"

#include "fuzz_target.h"

using namespace anc;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line = fuzz::text_of(data, size);
  const auto record = fuzz::parsed_or_refused([&] { return parse_record(line); });
  if (!record) return 0;
  const std::string written = to_json_line(*record);
  fuzz::require(to_json_line(parse_record(written)) == written, "a record is not read as it was written");
  fuzz::require(fuzz::said_by(line) == fuzz::said_by(written), "a record does not say what its line says");
  return 0;
}
