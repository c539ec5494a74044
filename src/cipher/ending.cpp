#include "cipher/ending.h"

#include <algorithm>

#include "cipher/verdict.h"

namespace anc::cipher {
namespace {

// Whether two masks, rows of B, are equal.
bool a_mask_occurs_twice(const LinearCipher& cipher) {
  for (int j = 1; j < cipher.message_bits(); ++j) {
    for (int i = 0; i < j; ++i) {
      if (std::ranges::equal(cipher.b.row(i), cipher.b.row(j))) return true;
    }
  }
  return false;
}

}  // namespace

const char* name_of(Ending ending) {
  switch (ending) {
    case Ending::one_time_pad:
      return "one_time_pad";
    case Ending::mixed_key:
      return "mixed_key";
    case Ending::reused_key:
      return "reused_key";
    case Ending::dependent_masks:
      return "dependent_masks";
    case Ending::dead_bit:
      return "dead_bit";
    case Ending::disagreement:
      return "disagreement";
  }
  return "";
}

Ending ending_of(const LinearCipher& cipher) {
  const Verdict verdict = judge(cipher);
  if (verdict.one_time_pad) return Ending::one_time_pad;
  if (verdict.perfectly_secret) return Ending::mixed_key;
  if (!verdict.communicates) return verdict.dead_bits > 0 ? Ending::dead_bit : Ending::disagreement;
  return verdict.cleartext_bits == 0 && a_mask_occurs_twice(cipher) ? Ending::reused_key : Ending::dependent_masks;
}

}  // namespace anc::cipher
