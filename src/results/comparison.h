// One count of ours beside the paper's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "results/cells.h"
#include "results/statistics.h"

namespace anc {

// What a trained network can turn out to be. The paper counts the first two.
enum class Outcome { communicates, one_time_pad, perfectly_secret };

inline constexpr std::array<Outcome, 3> kOutcomes = {Outcome::communicates, Outcome::one_time_pad,
                                                     Outcome::perfectly_secret};

// "communicates", "one_time_pad", "perfectly_secret": the record's field.
const char* name_of(Outcome outcome);

struct PaperSide {
  std::int64_t count = 0, trials = 0;
  double fisher_p = 1.0;
};

struct Comparison {
  Outcome outcome = Outcome::communicates;
  std::int64_t count = 0, trials = 0;
  Interval interval = {};               // Wilson, 95 %
  std::optional<PaperSide> paper = {};  // nothing when the paper has no such count

  double rate() const { return static_cast<double>(count) / static_cast<double>(trials); }
};

Comparison compare(const Cell& cell, Outcome outcome);

// The trials that converged against the paper's that communicate: the stricter reading of its second stopping
// criterion, where the cap is a failure whatever the rounded network does. Nothing when the paper has no such count.
std::optional<PaperSide> paper_side_of_converged(const Cell& cell);

// A count is reproduced when Fisher's exact test does not tell it from the paper's at this level.
inline constexpr double kSignificance = 0.05;

// "PASS", "FAIL", or "-" when the paper has no such count.
std::string verdict_of(const Comparison& comparison);

}  // namespace anc
