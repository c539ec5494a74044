// The file of plan --measure.
#include "fuzz_target.h"
#include "memory_file.h"
#include "planning/measure.h"

using namespace anc;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::MemoryFile file(fuzz::text_of(data, size));
  const auto costs = fuzz::parsed_or_refused([&] { return read_costs(Experiment::cpa_anc, file.path()); });
  if (!costs) return 0;
  fuzz::require(!costs->sizes.empty(), "no costs");
  for (const Cost& cost : costs->sizes) {
    fuzz::require(cost.key_bits >= 1 && cost.key_bits <= kMaxKeyBits, "a size that is none");
    fuzz::require(
        cost.round_seconds > 0.0 && cost.megabytes > 0.0 && cost.record_bytes > 0.0 && cost.merge_seconds > 0.0,
        "a cost that is none");
  }
  return 0;
}
