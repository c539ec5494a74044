// The tree parity machine of [6] and its learning rules, in plain integers: the definition, word for word.
//
// 1. says when and in which direction a machine learns (used by every form of it);
// 2. is the oracle of the fast form, population.h;
// 3. writes the transcripts for independent checkers, transcript.h.
//
// A machine has K units of N inputs each, weights w_kj in -L..L, and for inputs x_kj in {-1, +1}
//   h_k = sum over j of w_kj x_kj,  y_k = sign(h_k),  O = the product of all y_k.
#pragma once

#include <string_view>
#include <vector>

#include "base/random_stream.h"
#include "related/tree_parity/inputs.h"

namespace anc::related::tree_parity {

enum class Rule {
  disagreement,  // [6]: learn when O_S O_R < 0; w_k -= O x_k; the weights become anti-parallel, w_S = -w_R
  hebbian,       // later: learn when O_S = O_R; w_k += O x_k; the weights become equal
  anti_hebbian,  // the same with w_k -= O x_k
  random_walk,   // the same with w_k += x_k
};

// What both sides, and every attacker, know. Domain: units odd and >= 1, inputs >= 1, 1 <= depth <= 63.
struct Setting {
  int units = 3;     // K
  int inputs = 101;  // N, of each unit
  int depth = 3;     // L
  Rule rule = Rule::disagreement;
};

std::string_view name_of(Rule rule);

// Whether both sides change their weights after these outputs.
bool learns(Rule rule, int sender_output, int recipient_output);

// A unit with y_k = O moves by w_k += direction x_k, clipped to -L..L.
int direction(Rule rule, int output);

// What a zero field counts for: +1 for the sender (and whoever imitates the sender), -1 for the recipient of [6]. The
// parallel rules need one convention for both.
inline constexpr int kSenderZero = 1;
inline int recipient_zero(Rule rule) { return rule == Rule::disagreement ? -1 : 1; }

inline int sign_of(int field, int zero_sign) { return field == 0 ? zero_sign : field < 0 ? -1 : 1; }

// Uniform in -depth..depth, from one output of the stream.
int draw_weight(RandomStream& stream, int depth);

struct Machine {
  Setting setting;
  int zero_sign = kSenderZero;
  std::vector<int> weights;  // units x inputs, row by row

  int field(int unit, const Inputs& inputs) const;
  std::vector<int> hidden(const Inputs& inputs) const;  // the y_k
  int output(const Inputs& inputs) const;

  // Moves the units of `hidden` that agree with `output`. Domain: on a learning step.
  void learn(const std::vector<int>& hidden, int output, const Inputs& inputs);
};

Machine random_machine(const Setting& setting, int zero_sign, RandomStream& stream);

}  // namespace anc::related::tree_parity
