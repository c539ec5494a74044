// Two tree parity machines that learn from each other until their weights are a shared key: [6], and what an
// eavesdropper sees of it.
#pragma once

#include <functional>
#include <vector>

#include "base/random_stream.h"
#include "related/tree_parity/population.h"

namespace anc::related::tree_parity {

// The random numbers of one trial, by role: an attacker who draws more does not move the exchange.
struct Streams {
  explicit Streams(RandomStream& trial) : Streams(trial.next()) {}
  explicit Streams(std::uint64_t key) : secrets{key, 0}, inputs{key, 1}, attacker{key, 2} {}

  RandomStream secrets, inputs, attacker;
};

// Everything public of one step. An attacker imitates the sender.
struct PublicStep {
  const Inputs& inputs;
  int output;   // O_S
  bool learns;  // both sides change their weights: known from O_S and O_R
};

class KeyExchange {
 public:
  static constexpr int kSender = 0, kRecipient = 1;

  KeyExchange(const Setting& setting, RandomStream& secrets);

  // Draws inputs, exchanges the outputs, learns. The result refers to the exchange until its next step.
  PublicStep step(RandomStream& inputs);

  // Whether both have one key: w_S = -w_R under the rule of [6], w_S = w_R under the others. It stays so.
  bool synchronised() const { return synchronised_; }

  const Population& parties() const { return parties_; }

 private:
  bool same_key() const;

  Population parties_;
  Inputs inputs_;
  std::vector<int> fields_, signs_;
  bool synchronised_;
};

struct Synchronisation {
  int exchanges = 0;  // steps, learning or not
  bool reached = false;
};

// Steps until both have one key, at most `limit`; `observe` sees every step. Throws Abandoned after an interrupt.
Synchronisation synchronise(KeyExchange& exchange, RandomStream& inputs, int limit,
                            const std::function<void(const PublicStep&)>& observe);

}  // namespace anc::related::tree_parity
