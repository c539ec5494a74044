// One of the paper's Tables 1-3 with our counts beside the paper's: for the terminal and as data.
#pragma once

#include <string>
#include <vector>

#include "results/comparison.h"

namespace anc {

struct Table {
  Experiment experiment = Experiment::cpa_anc;
  std::vector<Cell> cells;  // ascending key size, not empty
  bool quick = false;       // marks every output QUICK
};

// "seed 2018, trials 0-19", several joined by "; ". (LaTeX wants "--" for the dash.)
std::string seeds_text(const Cell& cell, const std::string& dash = "-");

// The settings in which the cell departs from the defaults of hyperparameters.cpp: "defaults", or "defaults
// except max_rounds=3000 minibatch=64".
std::string settings_text(const Cell& cell);

// Two blocks: each outcome against the paper, then the trials in detail.
std::string terminal_text(const Table& table);

// One line for each key size under a '#' header that names the program, settings, seeds, columns and units.
// "NA" where there is no value: the paper's columns of a size it did not run, leaked bits when nothing
// communicates.
std::string table_tsv(const Table& table);

}  // namespace anc
