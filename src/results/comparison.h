// One count of ours beside the paper's.
#pragma once

#include <array>
#include <optional>

#include "results/cells.h"
#include "results/sheet.h"

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

struct OutcomeWords {
  const char* name;    // the record's field
  const char* row;     // in a table
  const char* plural;  // "12 of 20 are one-time pads"
};
const OutcomeWords& words_of(Outcome outcome);
inline const char* name_of(Outcome outcome) { return words_of(outcome).name; }

// A count is reproduced when Fisher's exact test does not tell it from the paper's at this level.
inline constexpr double kSignificance = 0.05;

// Nothing for sizes that the paper did not run: it has keys as long as their messages.
std::optional<PaperCount> paper_count_of(const Cell& cell);

struct PaperSide {
  Rate rate;
  std::optional<double> fisher_p = {};  // nothing where trials of ours were cut short: they are too short to judge

  bool judged() const { return fisher_p.has_value(); }
  bool agrees() const { return judged() && *fisher_p > kSignificance; }
};

inline constexpr const char* kTooShort = "too short to judge";

struct Comparison {
  Rate ours;
  std::optional<PaperSide> paper = {};  // nothing for a key size that the paper did not run
};

Comparison compare(const Cell& cell, Outcome outcome);

// Passed, kTooShort, or absent for a key size that the paper did not run.
Value verdict_of(const Comparison& comparison);

// Cell::strict against the paper's trials that communicate, by the stricter reading of its second stopping criterion.
// Nothing for a key size that the paper did not run.
std::optional<PaperSide> paper_side_of_strict(const Cell& cell);

}  // namespace anc
