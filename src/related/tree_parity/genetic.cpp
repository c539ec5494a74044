#include "related/tree_parity/genetic.h"

#include <bit>

#include "base/check.h"

namespace anc::related::tree_parity {

Genetic::Genetic(const Setting& setting, int limit, RandomStream& stream)
    : population_(setting, 1), limit_(limit), fields_(setting.units), directions_(setting.units) {
  check(limit >= 1, "Genetic: needs room for one machine");
  population_.randomise(0, stream);
}

void Genetic::observe(const PublicStep& step) {
  if (!step.learns) return;
  if (population_.size() < limit_) {
    branch(step);
  } else {
    select(step);
  }
}

// Member m becomes members variants * m .. variants * m + variants - 1, from the last to the first. Copy and move go
// together while a machine is in the cache.
void Genetic::branch(const PublicStep& step) {
  const int units = population_.setting().units, before = population_.size(), variants = 1 << (units - 1);
  const int by = direction(population_.setting().rule, step.output);
  population_.resize(before * variants);
  for (int member = before; member-- > 0;) {
    for (int variant = variants; variant-- > 0;) {
      // An odd number of signs equal the output: the first K - 1 by the bits of `variant`, the last to make it odd.
      for (int k = 0; k < units - 1; ++k) directions_[k] = (variant >> k & 1) != 0 ? by : 0;
      directions_[units - 1] = std::popcount(static_cast<unsigned>(variant)) % 2 == 0 ? by : 0;
      population_.copy(member, member * variants + variant);
      population_.move(step.inputs, directions_, member * variants + variant);
    }
  }
}

void Genetic::select(const PublicStep& step) {
  const int by = direction(population_.setting().rule, step.output);
  int kept = 0;
  for (int member = 0; member < population_.size(); ++member) {
    population_.fields(step.inputs, fields_, member);
    int output = 1;
    for (int& field : fields_) {
      field = sign_of(field, kSenderZero);
      output *= field;
    }
    if (output != step.output) continue;
    for (std::size_t k = 0; k < fields_.size(); ++k) directions_[k] = fields_[k] == output ? by : 0;
    population_.copy(member, kept);
    population_.move(step.inputs, directions_, kept);
    ++kept;
  }
  if (kept > 0) population_.resize(kept);
}

}  // namespace anc::related::tree_parity
