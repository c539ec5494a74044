// Reference [6], tree parity machines, broken by [10]: what of it stands in Table 4 and in its own figure.
#pragma once

#include <vector>

#include "related/case.h"

namespace anc::related::tree_parity {

// "synchronisation" at three sizes and, for every parallel rule, its name appended; "naive_learning", how long the
// naive attacker needs when the exchange goes on; every attack at N = 101, L = 3 and at N = 1000, L = 1..8, the naive
// one and an attacker of another exchange as controls.
std::vector<Case> cases();

std::vector<Export> exports();

}  // namespace anc::related::tree_parity
