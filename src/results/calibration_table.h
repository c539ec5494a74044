// The calibration scan counted: what each value of each open choice did to the result.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "calibration/scan.h"
#include "cipher/ending.h"
#include "results/macros.h"
#include "results/scan_trials.h"

namespace anc {

using cipher::Ending, cipher::kEndings;

// The trials of one point of the scan.
struct ScanCell {
  const Choice* choice = nullptr;  // null for the baseline
  double value = 0.0;
  Cell cell = {};
  std::array<std::int64_t, kEndings.size()> endings = {};  // in the order of kEndings
};

struct CalibrationTable {
  Scan scan;
  std::vector<ScanCell> cells = {};  // baseline first, then in the order of the scan
};

// Records of one experiment, key size, seed, numerics profile and cap, counted at the points of the scan. A trial that
// occurs twice counts once. Throws UserError naming the file when a record is of no point of this build's scan, has no
// calibration seed, or is of another scan or cap than the first.
CalibrationTable count_calibration(std::span<const NamedRecords> files);

// For each choice a block of its values, the default marked.
std::string terminal_text(const CalibrationTable& table);

// One line for each value of each choice, the default among them; columns:
//   choice index value default trials communicates perfectly_secret one_time_pad ENDINGS... rounds_median
// where index counts the values of a choice from 1, and default is 1 for the baseline.
std::string table_tsv(const CalibrationTable& table);

// calibration/4/rows (for n = 4): choice, value, trials, communicates, perfectly secret, one-time pad, mixed,
// reused, dependent, dead bit, disagreement. And calibration/4/trials, rounds, seed, points,
// most_one_time_pads.
void define_calibration(MacroFile& macros, const CalibrationTable& table);

}  // namespace anc
