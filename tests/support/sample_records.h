// Hand-made records for the tests of results/.
#pragma once

#include <utility>
#include <vector>

#include "results/cells.h"
#include "training/train.h"

namespace anc {

enum class Kind { failed, leaking, mixed_key, one_time_pad };

// 2n rows of n. Message bit i goes to ciphertext bit i, but for the failures, whose bits are all dead. The masks are
// one key bit each, the last first; a mixed key adds the last key bit to every mask but that one; a leaking cipher
// leaves bits 0 and 1 in the clear. Domain: n >= 2.
inline cipher::IntegerWeights sample_weights(int key_bits, Kind kind) {
  const auto n = static_cast<std::size_t>(key_bits);
  cipher::IntegerWeights weights(2 * n, std::vector<std::int64_t>(n, 0));
  if (kind == Kind::failed) return weights;
  for (std::size_t i = 0; i < n; ++i) {
    weights[i][i] = 1;
    if (kind == Kind::leaking && i < 2) continue;
    weights[2 * n - 1 - i][i] = 1;
    if (kind == Kind::mixed_key) weights[2 * n - 1][i] = 1;
  }
  return weights;
}

inline Record sample_record(Experiment experiment, int key_bits, std::uint64_t trial, Kind kind) {
  Record record;
  record.id = {.experiment = experiment, .key_bits = key_bits, .seed = 2018, .trial = trial};
  record.numerics = kNumericsProfile;
  record.settings = default_hyperparameters(experiment, key_bits);
  record.rounds = kind == Kind::failed ? 100000 : 1000 + static_cast<std::int64_t>(trial);
  record.converged = kind != Kind::failed;
  record.bob_error = kind == Kind::failed ? 0.25 : 0.0;
  record.rounded_weights = sample_weights(key_bits, kind);
  judge(record);
  return record;
}

using Kinds = std::vector<std::pair<Kind, int>>;  // so many of each, in this order

// Trials 0, 1, ... of one cell.
inline std::vector<Record> sample_cell(Experiment experiment, int key_bits, const Kinds& kinds) {
  std::vector<Record> records;
  for (const auto& [kind, count] : kinds) {
    for (int i = 0; i < count; ++i) records.push_back(sample_record(experiment, key_bits, records.size(), kind));
  }
  return records;
}

inline Cell counted_cell(Experiment experiment, int key_bits, const Kinds& kinds) {
  return count_cells(sample_cell(experiment, key_bits, kinds)).front();
}

// Those of several sizes.
inline std::vector<Record> sample_cells(Experiment experiment, const std::vector<std::pair<int, Kinds>>& sizes) {
  std::vector<Record> records;
  for (const auto& [key_bits, kinds] : sizes) {
    for (const Record& record : sample_cell(experiment, key_bits, kinds)) records.push_back(record);
  }
  return records;
}

}  // namespace anc
