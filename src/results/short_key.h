// Keys shorter than their messages: what the networks make of them, beside what is possible.
#pragma once

#include <string>
#include <vector>

#include "results/cells.h"
#include "results/macros.h"

namespace anc {

// The trials of one file: one game, one pair of sizes, one gamma.
struct ShortKeyCell {
  Cell cell;
  int message_bits = 0;
  std::int64_t at_bound = 0;         // of those that communicate: leak n - m bits and no more
  Spread carried = {}, leaked = {};  // over all trials: cipher::carried_bits, leaked_bits
  double mean_carried = 0.0, mean_leaked = 0.0, mean_bob_error = 0.0, mean_eve_error = 0.0;
  std::int64_t maps_found = 0;  // known-plaintext attacks that found the map of cipher and key
  std::int64_t decrypted = 0;   // of those that communicate: and then decrypted every fresh message
  double mean_pairs = 0.0;      // known pairs that the attacks needed
  Record example;               // the first that communicates, or the first

  int key_bits() const { return cell.key_bits; }
  int bound() const { return message_bits - cell.key_bits; }
};

// Of each file one cell, sorted by game, message, gamma and key. Throws UserError when a file mixes campaigns, or two
// have the same.
std::vector<ShortKeyCell> count_short_keys(const std::vector<NamedRecords>& files);

// The gamma of (23) below which the best linear cipher for the paper's loss communicates, and above which it keeps n -
// m bits to itself: (n - m)(2^n - 1) / (n (2^n - 2^m)), for m < n <= 64. The theorem is in
// paper/sections/short_key.tex.
double gamma_of_silence(int message_bits, int key_bits);

// The expected number of known pairs with uniform plaintexts that determine an affine map of n bits.
double expected_pairs(int message_bits);

std::string terminal_text(const std::vector<ShortKeyCell>& cells);
std::string table_tsv(const std::vector<ShortKeyCell>& cells);

// Paths: of a cell shortkey/cpa_anc/8/4/ (game, n, m; then gamma_1/ where gamma is not the default) and
//   trials, communicates, communicates/low, /high, at_bound, bound, clear_trials, leaked_communicating/min, /median,
//   /max, leaked/..., carried/..., bob_error, eve_error, pairs, maps_found, decrypted, max_rounds, citation, example
// shortkey/rows, gamma_rows (those of sizes with several gammas); shortkey/trials, communicates, maps_found, decrypted:
// sums; shortkey/gamma_of_silence/8/4, for all sizes of the cells; shortkey/pairs/8: expected_pairs.
void define_short_keys(MacroFile& macros, const std::vector<ShortKeyCell>& cells);

}  // namespace anc
