// Rows of LaTeX tables, as macros that stand inside a tabular: layout, header and rules belong to the report.
#pragma once

#include "results/macros.h"
#include "results/table.h"

namespace anc {

// \resultTableThreeRows: key bits & outcome & ours & per cent & 95 % Wilson & paper & Fisher p & \verdictPass
// or \verdictFail. \resultTableThreeDetailRows: key bits & converged & mixed key & leaked bits & rounds &
// trials & settings.
void define_rows(MacroFile& macros, const Table& table);

// \settingRows: name & value in 4.2 & in 4.3 & in 4.4 & \sourcePaper or \sourceOpen, then the formula and
// help in \settinghelp{...}. A value that depends on n is written for n = 4, 8 and 16. \setting + CpaAncFour
// + Alpha and so on: every default at the paper's sizes.
void define_settings(MacroFile& macros);

}  // namespace anc
