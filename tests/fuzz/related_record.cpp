// Lines of the files of related_work. What belongs to a case of ours is written again as it was read.
#include "fuzz_target.h"
#include "related/record.h"
#include "related/systems.h"

using namespace anc;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<related::Case> kCases = related::all_cases();
  const std::string_view line = fuzz::text_of(data, size);
  const auto record = fuzz::parsed_or_refused([&] { return related::parse_record(line); });
  if (!record) return 0;
  const related::RecordFormat format = {.cases = kCases, .seed = record->seed};
  if (!fuzz::parsed_or_refused([&] { return format.admit(*record, "fuzz line 1"); })) return 0;
  const std::string written = related::to_json_line(*record);
  fuzz::require(related::to_json_line(related::parse_record(written)) == written,
                "a record is not read as it was written");
  fuzz::require(fuzz::said_by(line) == fuzz::said_by(written), "a record does not say what its line says");
  return 0;
}
