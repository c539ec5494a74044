// Table 4 as LaTeX: rows, and a macro for every number of a case.
#pragma once

#include "results/macros.h"
#include "results/related_table.h"

namespace anc {

// Columns of table/4/rows: work and fidelity, technique and the paper's conclusion, what was executed, role and
// attack, data, success, 95 % Wilson, time.
//
// For each case related/7/key_from_mask, the name of the attack, followed by the name of each setting and, where there
// are records, by
//   trials, rate, low, high (per cent), time, and for each measure mean/ and its name, for fractions also with
//   _percent.
// Where a reference runs an attack at several settings, they are part of its path:
// related/6/geometric/inputs_101/depth_3.
// And the two games beside each other, as define_contrast.
void define_related(MacroFile& macros, const RelatedTable& table);

}  // namespace anc
