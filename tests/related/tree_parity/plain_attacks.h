// The attacks of src/related/tree_parity on plain machines, one member after the other, as their descriptions read: the
// oracle of the fast forms. Each draws from its stream in the same order as the fast one.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <map>
#include <vector>

#include "related/tree_parity/attacks.h"
#include "related/tree_parity/exchange.h"

namespace anc::related::tree_parity::plain {

using Signs = std::vector<int>;

inline int product(const Signs& signs) {
  int all = 1;
  for (const int sign : signs) all *= sign;
  return all;
}

// A population of plain machines of one setting.
inline Population population_of(const std::vector<Machine>& machines) {
  const Setting& setting = machines.front().setting;
  Population population(setting, static_cast<int>(machines.size()));
  for (std::size_t m = 0; m < machines.size(); ++m) {
    for (int i = 0; i < setting.units * setting.inputs; ++i) {
      population.set_weight(static_cast<int>(m), i / setting.inputs, i % setting.inputs, machines[m].weights[i]);
    }
  }
  return population;
}

inline bool same(const Population& population, int member, const Machine& machine) {
  return population.equals(member, 1, population_of({machine}), 0);
}

inline PublicStep step(Machine& sender, Machine& recipient, const Inputs& inputs) {
  const Signs of_sender = sender.hidden(inputs), of_recipient = recipient.hidden(inputs);
  const int output = product(of_sender), other = product(of_recipient);
  const bool learning = learns(sender.setting.rule, output, other);
  if (learning) {
    sender.learn(of_sender, output, inputs);
    recipient.learn(of_recipient, other, inputs);
  }
  return {.inputs = inputs, .output = output, .learns = learning};
}

// Two plain parties; the same streams as KeyExchange.
struct Parties {
  Machine sender, recipient;
  Inputs inputs;

  Parties(const Setting& setting, RandomStream& secrets)
      : sender(random_machine(setting, kSenderZero, secrets)),
        recipient(random_machine(setting, recipient_zero(setting.rule), secrets)),
        inputs(setting.units, setting.inputs) {}

  PublicStep step(RandomStream& stream) {
    inputs.draw(stream);
    return plain::step(sender, recipient, inputs);
  }
};

class Imitators {
 public:
  Imitators(const Setting& setting, int count, Strategy strategy, RandomStream& stream) : strategy_(strategy) {
    for (int i = 0; i < count; ++i) members.push_back(random_machine(setting, kSenderZero, stream));
  }

  void observe(const PublicStep& step) {
    if (!step.learns) return;
    std::vector<Signs> beliefs;
    std::map<Signs, int> votes;
    for (const Machine& member : members) {
      Signs signs = member.hidden(step.inputs);
      if (product(signs) != step.output && strategy_ != Strategy::naive) {
        if (strategy_ == Strategy::waiting)
          signs.assign(signs.size(), -step.output);  // nothing moves
        else
          signs[weakest(member, step.inputs)] *= -1;
      }
      ++votes[signs];
      beliefs.push_back(signs);
    }
    const bool voting = strategy_ == Strategy::majority && steps_++ % 2 == 1;
    for (std::size_t i = 0; i < members.size(); ++i) {
      members[i].learn(voting ? elected(votes, step.output) : beliefs[i], step.output, step.inputs);
    }
  }

  std::vector<Machine> members;

 private:
  static int weakest(const Machine& member, const Inputs& inputs) {
    int best = 0;
    for (int k = 1; k < member.setting.units; ++k) {
      if (std::abs(member.field(k, inputs)) < std::abs(member.field(best, inputs))) best = k;
    }
    return best;
  }

  // Of equally many votes, that in whose last differing unit the output is not found.
  static Signs elected(const std::map<Signs, int>& votes, int output) {
    const Signs* best = nullptr;
    int most = 0;
    for (const auto& [signs, count] : votes) {
      if (count > most || (count == most && number(signs, output) < number(*best, output))) best = &signs;
      most = std::max(most, count);
    }
    return *best;
  }

  static int number(const Signs& signs, int output) {
    int sum = 0;
    for (std::size_t k = 0; k < signs.size(); ++k) sum += signs[k] == output ? 1 << k : 0;
    return sum;
  }

  Strategy strategy_;
  int steps_ = 0;
};

class Genetic {
 public:
  Genetic(const Setting& setting, std::size_t limit, RandomStream& stream)
      : members{random_machine(setting, kSenderZero, stream)}, limit_(limit) {}

  void observe(const PublicStep& step) {
    if (!step.learns) return;
    std::vector<Machine> next;
    for (const Machine& member : members) {
      if (members.size() < limit_) {
        for (const Signs& signs : explanations(member.setting.units, step.output)) {
          next.push_back(member);
          next.back().learn(signs, step.output, step.inputs);
        }
      } else if (member.output(step.inputs) == step.output) {
        next.push_back(member);
        next.back().learn(member.hidden(step.inputs), step.output, step.inputs);
      }
    }
    if (!next.empty()) members = next;
  }

  std::vector<Machine> members;

 private:
  // In ascending order of the number whose bit k says that y_k is the output, the last unit left out.
  static std::vector<Signs> explanations(int units, int output) {
    std::vector<Signs> all;
    for (int number = 0; number < 1 << (units - 1); ++number) {
      Signs signs;
      for (int k = 0; k < units - 1; ++k) signs.push_back((number >> k & 1) != 0 ? output : -output);
      signs.push_back(product(signs) * output);
      all.push_back(signs);
    }
    return all;
  }

  std::size_t limit_;
};

}  // namespace anc::related::tree_parity::plain
