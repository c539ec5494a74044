// One of the paper's Tables 1-3 with our counts beside the paper's: for the terminal, as data, and its rows in LaTeX.
#pragma once

#include <string>
#include <vector>

#include "results/cells.h"

namespace anc {

struct Table {
  Experiment experiment = Experiment::cpa_anc;
  std::vector<Cell> cells;  // ascending key size, not empty
};

inline constexpr const char* kDefaults = "defaults";

// The settings in which the cell departs from the defaults of hyperparameters.cpp: kDefaults, or "defaults
// except max_rounds=3000 minibatch=64 (@3f9c1a)", with what the citations of its trials end in.
std::string settings_text(const Cell& cell);

// Two blocks: each outcome against the paper, then the trials in detail.
std::string terminal_text(const Table& table);

// One line for each key size under a '#' header that names the program, settings, seeds, columns and units.
// "NA" where there is no value: the paper's columns of a size it did not run, leaked bits when nothing
// communicates.
std::string table_tsv(const Table& table);

// The two blocks as rows of LaTeX tables; layout and heads belong to the report.
// key bits, outcome, ours, per cent, 95 % Wilson, paper, Fisher p, \verdictPass, \verdictFail or that it is too short
// to judge:
std::string latex_outcomes(const Table& table);
// key bits, converged, Bob's error within the stopping bound, within kSmallError, mixed key, leaked bits, rounds,
// trials, settings:
std::string latex_details(const Table& table);

}  // namespace anc
