// Hand-made records for the tests of results/.
#pragma once

#include <utility>
#include <vector>

#include "results/cells.h"
#include "training/train.h"

namespace anc {

enum class Kind { failed, leaking, mixed_key, one_time_pad };

inline Record sample_record(Experiment experiment, int key_bits, std::uint64_t trial, Kind kind) {
  Record record;
  record.id = {.experiment = experiment, .key_bits = key_bits, .seed = 2018, .trial = trial};
  record.numerics = kNumericsProfile;
  record.settings = default_hyperparameters(experiment, key_bits);
  record.communicates = record.converged = kind != Kind::failed;
  record.one_time_pad = kind == Kind::one_time_pad;
  record.perfectly_secret = kind == Kind::one_time_pad || kind == Kind::mixed_key;
  record.leaked_bits = kind == Kind::leaking ? 2 : 0;
  record.bob_error = kind == Kind::failed ? 0.25 : 0.0;
  record.rounds = kind == Kind::failed ? 100000 : 1000 + static_cast<std::int64_t>(trial);
  for (int i = 0; i < key_bits; ++i) {
    const std::string plain = "p" + std::to_string(i), key = "^k" + std::to_string(key_bits - 1 - i);
    record.cipher.push_back(kind == Kind::leaking     ? plain
                            : kind == Kind::mixed_key ? plain + key + "^k9"
                                                      : plain + key);
  }
  return record;
}

// Trials 0, 1, ... of one cell: so many of each kind, in the order given.
inline std::vector<Record> sample_cell(Experiment experiment, int key_bits,
                                       const std::vector<std::pair<Kind, int>>& kinds) {
  std::vector<Record> records;
  for (const auto& [kind, count] : kinds) {
    for (int i = 0; i < count; ++i) records.push_back(sample_record(experiment, key_bits, records.size(), kind));
  }
  return records;
}

}  // namespace anc
