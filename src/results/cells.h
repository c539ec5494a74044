// Records -> the counts of one table: one cell per key size.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "campaign/record.h"
#include "results/statistics.h"

namespace anc {

struct NamedRecords {
  std::string name;  // for messages only
  std::vector<Record> records;
};

struct Spread {
  std::int64_t minimum = 0, maximum = 0;
  double median = 0.0;  // mean of the middle two of an even count
};

// Domain: not empty.
Spread spread_of(std::vector<std::int64_t> values);

// Trials first..last (inclusive) of one seed, without a gap.
struct TrialRange {
  std::uint64_t seed = 0, first = 0, last = 0;
};

// Bob's mean error per bit, to call what is trained nearly right.
inline constexpr double kSmallError = 0.05;

struct Cell {
  Experiment experiment = Experiment::cpa_anc;
  int key_bits = 0;
  std::string numerics;
  Hyperparameters settings;
  std::vector<TrialRange> ranges = {};  // in ascending order
  std::int64_t trials = 0;
  std::int64_t communicates = 0;
  std::int64_t one_time_pad = 0;      // the paper's form: a permutation of the key
  std::int64_t perfectly_secret = 0;  // includes the permutation form
  std::int64_t converged = 0;
  std::int64_t strict = 0;  // converged and communicate: where the cap is a failure whatever the rounded network does
  std::int64_t cut_short = 0;  // ended without convergence, at fewer rounds than the paper's cap
  // Communicate as trained, before rounding: Bob's mean error is at most the bound of the stopping rule, or
  // kSmallError.
  std::int64_t bob_within_stop = 0, bob_within_small = 0;
  Spread leaked_bits = {};        // over the trials that communicate; zeros when none does
  Spread rounds = {};             // over all trials
  Spread steps_to_converge = {};  // minibatches of Alice and Bob, over the trials that converged; zeros when none did
  // Ciphertext bits of the perfectly secret ciphers by the number of key bits that mask them: 1 to 4, 5 or more.
  std::array<std::int64_t, 5> masks = {};
  // Of these those whose 2n rounded weights sum to zero, the plane on which bits begin; never for an even mask.
  std::array<std::int64_t, 5> masks_of_sum_zero = {};

  // The trials that communicate and leak, by the fewest ciphertext bits whose sum is free of the key (shortest_leak): 1
  // to 5, 6 or more. Those that leak too many bits to tell are not in it.
  std::array<std::int64_t, 6> shortest_leaks = {};

  // Over the trials that communicate: ciphertext bits that no key bit masks, the trials that have such bits, those that
  // have no others, and the bits that the whole key masks.
  std::int64_t clear_bits = 0, clear_trials = 0, keyless_trials = 0, whole_key_bits = 0;
  std::int64_t dead_bit_trials = 0;  // do not communicate: a ciphertext bit is constant
  // Perfectly secret, and at the end within Bob's bound of the stopping rule, within Eve's.
  std::int64_t secret_within_bob = 0, secret_within_eve = 0;

  // Of its trials.
  Rate rate(std::int64_t count) const { return {.count = count, .trials = trials}; }

  // Counts that tables name as they are here.
  struct NamedCount {
    const char* name;
    std::int64_t Cell::*count;
  };
  static std::span<const NamedCount> named_counts();

  // Perfectly secret under a mixed key: B invertible, but not a permutation.
  std::int64_t mixed_key() const { return perfectly_secret - one_time_pad; }
};

// The distinct records of all files, sorted by key size, seed and trial. A trial that occurs twice counts
// once. Throws UserError naming the file when a record is of another experiment, disagrees with an earlier
// record of the same trial, or has other settings or another numerics profile than the rest of its cell.
std::vector<Record> merge_records(Experiment experiment, std::span<const NamedRecords> files);

// One cell, from records of one size and settings. Domain: not empty.
Cell count_cell(std::span<const Record> records);

// Cells in ascending order of key size, from merged records.
std::vector<Cell> count_cells(std::span<const Record> merged);

}  // namespace anc
