// Rows of LaTeX tables, as macros that stand inside a tabular: layout, header and rules belong to the report.
#pragma once

#include "results/macros.h"
#include "results/table.h"

namespace anc {

// Columns of \resultTableThreeRows: key bits, outcome, ours, per cent, 95 % Wilson, paper, Fisher p, \verdictPass or
// \verdictFail. Columns of \resultTableThreeDetailRows: key bits, converged, Bob's error within
// the stopping bound, within kSmallError, mixed key, leaked bits, rounds, trials, settings.
void define_rows(MacroFile& macros, const Table& table);

// Columns of \settingRows: name, value without an adversary, in ANC and in CPA-ANC, where it comes from; after
// each row \settinghelp{formula and help}, on the same page. A value that depends on n is written for n = 4, 8 and 16.
//
// \settingCpaAncFourAlpha and so on: every default at the paper's sizes.
void define_settings(MacroFile& macros);

}  // namespace anc
