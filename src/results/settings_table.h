// The table of every hyperparameter, for the terminal and as data. (LaTeX: latex_rows.h.)
#pragma once

#include <string>

namespace anc {

// name, source, then the default in each game at n = 4, 8, 16 ("-" where the game does not use it).
std::string settings_terminal_text();

// The same with range, formula and help under a '#' header.
std::string settings_tsv();

}  // namespace anc
