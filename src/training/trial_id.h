// What names one trial: the unit that is computed, recorded, cited and replayed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "training/experiment.h"

namespace anc {

inline constexpr int kMaxKeyBits = 128;

struct TrialId {
  Experiment experiment = Experiment::cpa_anc;
  int key_bits = 4;  // m, 0..kMaxKeyBits; the message has as many, but for settings of its own (message_bits_of)
  std::uint64_t seed = 0;
  std::uint64_t trial = 0;

  friend bool operator==(const TrialId&, const TrialId&) = default;
};

// Seeds up to this one are for calibration, larger ones for results: no result stands on a seed that a default was
// chosen on. `calibrate` takes only the former, the tables of results only the latter.
inline constexpr std::uint64_t kLastCalibrationSeed = 999;
constexpr bool is_calibration_seed(std::uint64_t seed) { return seed <= kLastCalibrationSeed; }

// The citation of a trial, "cpa_anc/16/2018/7": experiment / key bits / seed / trial.
std::string citation_of(const TrialId& id);

// Inverse of citation_of. Throws UserError naming the text when it is not a citation.
TrialId parse_citation(std::string_view text);

}  // namespace anc
