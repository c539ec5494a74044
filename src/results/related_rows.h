// Table 4 as LaTeX: rows, and a macro for every number of a case.
#pragma once

#include "results/macros.h"
#include "results/related_table.h"

namespace anc {

// Columns of \resultTableFourRows: work and fidelity, technique and the paper's conclusion, what was executed, role and
// attack, data, success, 95 % Wilson, time.
//
// For each case, also those without records (then "n/a"), \resultRelatedSevenKeyFromMask and
//   Trials, Rate, Low, High (per cent), Time, the name of each setting, and for each measure Mean + its name, with
//   Percent after fractions.
// Where a reference runs an attack at several settings, the settings follow: ...GeometricInputsOneZeroOneDepthThree.
void define_related(MacroFile& macros, const RelatedTable& table);

}  // namespace anc
