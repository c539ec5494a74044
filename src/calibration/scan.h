// The calibration scan, stated once: every open choice of the paper, and the one addition of ours, each at several
// values, one at a time around the defaults. Calibration trials have seeds of their own, so that no result is ever
// computed on a seed that a value was chosen on.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "training/hyperparameters.h"

namespace anc {

struct Choice {
  std::string_view setting;    // a row of hyperparameter_table
  std::string_view question;   // what the paper does not say, a few words
  bool relative;               // values multiply the default (which follows a rule in n), or stand for themselves
  std::vector<double> values;  // ascending; where the default is among them it is the shared baseline
};

std::span<const Choice> calibration_choices();

// The row of its setting.
const HyperparameterRow& row_of(const Choice& choice);

// The one of its values that is the default; not among them when the scan leaves the default out.
double default_value(const Choice& choice, Experiment experiment, int key_bits);

// Whether the paper knows nothing of it: an addition of ours.
bool is_ours(const Choice& choice);

// One point of the scan: the defaults with one choice at one value; the baseline has no choice.
struct ScanPoint {
  const Choice* choice = nullptr;
  double value = 0.0;  // as in Choice::values
  Hyperparameters settings;
};

// All points for one experiment and key size, baseline first, then in the order of the choices; choices that the
// experiment does not have and values equal to the default are left out. Each has the given cap of rounds.
std::vector<ScanPoint> scan_points(Experiment experiment, int key_bits, std::int64_t max_rounds);

// The file of a point: "cpa_anc_8.jsonl" for the baseline, "cpa_anc_8_eve_l2_0.3.jsonl".
std::filesystem::path file_of(Experiment experiment, int key_bits, const ScanPoint& point);

}  // namespace anc
