// The citation of a trial: one trial, one text.
#include "fuzz_target.h"
#include "training/trial_id.h"

using namespace anc;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto id = fuzz::parsed_or_refused([&] { return parse_citation(text); });
  if (!id) return 0;
  fuzz::require(citation_of(*id) == text, "a trial has two citations");
  fuzz::require(id->key_bits >= 1 && id->key_bits <= kMaxKeyBits, "a size that no network has");
  return 0;
}
