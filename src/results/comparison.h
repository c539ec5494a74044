// One count of ours beside the paper's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "results/cells.h"
#include "results/statistics.h"

namespace anc {

// What a trained network can turn out to be. The paper counts those that communicate and those that are secure. What
// secure means it says twice: it learned the one-time pad (Section 4.3 and the column's head), or Eve could not extract
// any information from the ciphertext (Section 4.4). Each reading stands against the same count of the paper.
enum class Outcome {
  communicates,
  one_time_pad,      // communicates, and B is a permutation
  perfectly_secret,  // communicates, and no bit leaks: B is invertible
};

inline constexpr std::array<Outcome, 3> kOutcomes = {Outcome::communicates, Outcome::one_time_pad,
                                                     Outcome::perfectly_secret};

// The two readings of secure.
inline constexpr std::array<Outcome, 2> kReadings = {Outcome::one_time_pad, Outcome::perfectly_secret};

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
  std::optional<PaperSide> paper = {};  // nothing for a key size that the paper did not run

  double rate() const { return static_cast<double>(count) / static_cast<double>(trials); }
};

Comparison compare(const Cell& cell, Outcome outcome);

// The trials that converged against the paper's that communicate: the stricter reading of its second stopping
// criterion, where the cap is a failure whatever the rounded network does. Nothing for a key size that the paper did
// not run.
std::optional<PaperSide> paper_side_of_converged(const Cell& cell);

// A count is reproduced when Fisher's exact test does not tell it from the paper's at this level.
inline constexpr double kSignificance = 0.05;

// "PASS", "FAIL", or "-" when the paper did not run the key size.
std::string verdict_of(const Comparison& comparison);

}  // namespace anc
