#include "related/tree_parity/genetic.h"

#include <bit>

#include "base/check.h"

namespace anc::related::tree_parity {

Genetic::Genetic(const Setting& setting, int limit, RandomStream& stream) : population_(setting, 1), limit_(limit) {
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

// Member m becomes members variants * m .. variants * m + variants - 1, from the last to the first.
void Genetic::branch(const PublicStep& step) {
  const int units = population_.setting().units, before = population_.size(), variants = 1 << (units - 1);
  const int by = direction(population_.setting().rule, step.output);
  population_.resize(before * variants);
  directions_.assign(static_cast<std::size_t>(before) * variants * units, 0);
  for (int member = before; member-- > 0;) {
    for (int variant = variants; variant-- > 0;) population_.copy(member, member * variants + variant);
  }
  // An odd number of signs equal the output: the first K - 1 by the bits of `variant`, the last to make it odd.
  for (int child = 0; child < before * variants; ++child) {
    const unsigned variant = static_cast<unsigned>(child % variants);
    for (int k = 0; k < units; ++k) {
      const bool moves = k < units - 1 ? (variant >> k & 1) != 0 : std::popcount(variant) % 2 == 0;
      directions_[child * units + k] = moves ? by : 0;
    }
  }
  population_.move(step.inputs, directions_);
}

void Genetic::select(const PublicStep& step) {
  const int units = population_.setting().units, before = population_.size();
  const int by = direction(population_.setting().rule, step.output);
  fields_.resize(static_cast<std::size_t>(before) * units);
  signs_.resize(fields_.size());
  outputs_.resize(before);
  population_.fields(step.inputs, fields_);
  hidden_signs(fields_, units, kSenderZero, signs_, outputs_);
  int kept = 0;
  directions_.clear();
  for (int member = 0; member < before; ++member) {
    if (outputs_[member] != step.output) continue;
    population_.copy(member, kept++);
    for (int k = 0; k < units; ++k) directions_.push_back(signs_[member * units + k] == step.output ? by : 0);
  }
  if (kept == 0) return;
  population_.resize(kept);
  population_.move(step.inputs, directions_);
}

}  // namespace anc::related::tree_parity
