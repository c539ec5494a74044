// A joint scan counted: what several choices do together, over L2 on the CryptoNet and Eve's dullness.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "results/macros.h"
#include "results/scan_trials.h"

namespace anc {

// The trials of one setting.
struct JointCell {
  Cell cell;
  // Where the heat map has it. Panels are the values of whatever else varies, in words, "" when nothing does.
  std::size_t panel = 0, column = 0, row = 0;
  double l2_gradient = 0.0;       // alpha * crypto_net_l2, on W: the columns, rising
  std::pair<double, double> eve;  // alpha * eve_l2 and eve_adam_epsilon: the rows of its panel, rising
  double mean_rounds = 0.0;
  std::int64_t masks = 0, one_key_masks = 0;  // ciphertext bits of all trials that key bits mask, and those with one
};

struct JointTable {
  Scan scan;
  std::vector<std::string> panels = {};  // in the order of their numbers
  std::vector<JointCell> cells = {};     // by panel, row and column
};

// Records of one experiment, key size, calibration seed, numerics profile and cap of rounds under any settings. A trial
// that occurs twice counts once. Throws UserError naming the file when that is not so, or there are none.
JointTable count_joint(std::span<const NamedRecords> files);

// A line for each cell.
std::string terminal_text(const JointTable& table);

// The same for programs: the positions of the heat map, then the settings, counts and intervals.
std::string table_tsv(const JointTable& table);

// joint/cpa_anc/4/rows (for n = 4) and joint/cpa_anc/4/seed, settings, rounds, best, best_pads: the best setting in
// words, and its one-time pads, "20 of 24"; best_is_default: 1 where these are the defaults, else 0; best_equals: how
// many other settings have as high a rate of one-time pads.
void define_joint(MacroFile& macros, const JointTable& table);

}  // namespace anc
