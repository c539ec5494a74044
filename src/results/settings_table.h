// The table of every hyperparameter: for the terminal, as data and in LaTeX.
#pragma once

#include <string>

#include "results/macros.h"
#include "training/hyperparameters.h"

namespace anc {

// "max_rounds=3000".
std::string setting_equation(const Hyperparameters& settings, const HyperparameterRow& row);

// name, source, then the default in each game at n = 4, 8, 16 ("-" where the game does not use it).
std::string settings_terminal_text();

// The same with range, formula and help under a '#' header.
std::string settings_tsv();

// Columns of setting/rows: name, value without an adversary, in ANC and in CPA-ANC, where it comes from; after
// each row \settinghelp{formula and help}, on the same page. A value that depends on n is written for n = 4, 8 and 16.
//
// setting/cpa_anc/4/alpha and so on: every default at the paper's sizes.
void define_settings(MacroFile& macros);

}  // namespace anc
