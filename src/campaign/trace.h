// A trace: one line per optimisation step of one trial, the points of Figures 4 and 6.
#pragma once

#include <string>

#include "campaign/run_campaign.h"

namespace anc {

// How every text of this file begins.
std::string trace_beginning(Experiment experiment);

// A text of columns under a '#' header that names experiment, citation, settings, columns and units. No date, host or
// path: the same trial always gives the same bytes. Columns, separated by tabs:
//   step  round  bob_error  eve_error  eve_rate   (see StepSummary)
class Trace {
 public:
  // `compute`, with every step of every trial it computes written to this trace. Meant for a single trial, and a trace
  // that outlives the function.
  TrialFunction recorded(const TrialFunction& compute);

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// The forces on every ciphertext bit of one trial of CPA-ANC, a line for each bit every kRoundsBetweenForces rounds,
// under the same header. Columns, separated by tabs (see BitForces):
//   round  bit  message_weight  key_weight  second_key_weight  key_sum  eve_weight  bob  eve  noise
class ForceTrace {
 public:
  static constexpr std::int64_t kRoundsBetweenForces = 100;
  TrialFunction recorded(const TrialFunction& compute);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// The weights of Alice and Bob at the end of one trial, before rounding, under the same header: a line for each row of
// W, separated by tabs.
class WeightTrace {
 public:
  TrialFunction recorded(const TrialFunction& compute);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace anc
