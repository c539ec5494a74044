// Eavesdroppers who imitate the sender with machines of their own: naive ([6], who found it hopeless), geometric ([10])
// and its majority vote (Shacham, Klein, Mislovaty, Kanter, Kinzel, Phys. Rev. E 69, 066137, 2004).
//
// They act on learning steps only, and move the units whose sign they take for the sender's O_S:
// naive: by its own signs, whatever its own output. This one has the learning times that [6] prints;
// waiting: by its own signs, but only when its own output is O_S;
// geometric: after flipping, when its own output is not O_S, the sign of the smallest |h_k|, most probably the wrong
// one; majority: as geometric, but on every second learning step all members use the signs that most of them found.
#pragma once

#include <vector>

#include "related/tree_parity/exchange.h"

namespace anc::related::tree_parity {

// What an attacker knows at the end: the sender's weights exactly, or this fraction of them.
struct Knowledge {
  bool exact = false;
  double agreement = 0.0;
};

// The member that knows most.
Knowledge best_of(const Population& population, const Population& parties);

enum class Strategy { naive, waiting, geometric, majority };

class Imitators {
 public:
  // `count` machines with random weights.
  Imitators(const Setting& setting, int count, Strategy strategy, RandomStream& stream);

  void observe(const PublicStep& step);

  const Population& population() const { return population_; }

 private:
  void flip_weakest(int output);
  void vote(int output);

  Population population_;
  Strategy strategy_;
  bool voting_ = false;  // on the next learning step
  std::vector<int> fields_, signs_, outputs_;
};

// The unit of the smallest |h_k|, the first of several.
int weakest_unit(std::span<const int> fields);

}  // namespace anc::related::tree_parity
