// The citation of a trial: one trial, one text.
#include "campaign/citation.h"

#include "fuzz_target.h"

using namespace anc;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto cited = fuzz::parsed_or_refused([&] { return parse_cited(text); });
  if (!cited) return 0;
  fuzz::require(text_of(*cited) == text, "a trial has two citations");
  fuzz::require(cited->id.key_bits >= 0 && cited->id.key_bits <= kMaxKeyBits, "a size that no network has");
  return 0;
}
