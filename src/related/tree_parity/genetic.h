// The genetic attack of [10]: every explanation of the sender's output is tried, and those that fail to predict the
// next ones die.
//
// It starts with one machine. On a learning step, while there are fewer than `limit` machines, each is replaced by
// 2^(K-1) variants, one for every choice of signs whose product is O_S, and each variant moves by its own choice. With
// more, the machines whose own output is not O_S are deleted and the others learn as the sender does. Should none be
// right, all stay unchanged ([10] does not say).
#pragma once

#include <vector>

#include "related/tree_parity/attacks.h"

namespace anc::related::tree_parity {

class Genetic {
 public:
  static constexpr int kPublishedLimit = 2500;  // M of [10]

  Genetic(const Setting& setting, int limit, RandomStream& stream);

  void observe(const PublicStep& step);

  const Population& population() const { return population_; }

 private:
  void branch(const PublicStep& step);
  void select(const PublicStep& step);

  Population population_;
  int limit_;
  std::vector<int> fields_, directions_;  // of one machine
};

}  // namespace anc::related::tree_parity
