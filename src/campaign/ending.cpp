#include "campaign/ending.h"

#include <set>

#include "agents/discretise.h"
#include "cipher/verdict.h"

namespace anc {
namespace {

// Whether two rows of B, the masks, are equal. The key's rows of the weights are the lower half, one column a mask.
bool a_mask_occurs_twice(const Record& record) {
  const auto n = static_cast<std::size_t>(record.id.key_bits);
  std::set<std::vector<bool>> masks;
  for (std::size_t j = 0; j < n; ++j) {
    std::vector<bool> mask;
    for (std::size_t i = n; i < 2 * n; ++i) mask.push_back(record.rounded_weights[i][j] % 2 != 0);
    if (!masks.insert(mask).second) return true;
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

Ending ending_of(const Record& record) {
  const cipher::Verdict verdict = cipher::judge(discretise(record.rounded_weights));
  if (verdict.one_time_pad) return Ending::one_time_pad;
  if (verdict.perfectly_secret) return Ending::mixed_key;
  if (!verdict.communicates) return verdict.dead_bits > 0 ? Ending::dead_bit : Ending::disagreement;
  return verdict.cleartext_bits == 0 && a_mask_occurs_twice(record) ? Ending::reused_key : Ending::dependent_masks;
}

}  // namespace anc
