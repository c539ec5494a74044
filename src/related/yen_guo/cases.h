// Reference [7], Lian et al., broken by [11]: its cases of Table 4.
#pragma once

#include <vector>

#include "related/case.h"

namespace anc::related::yen_guo {

std::vector<Case> cases();

}  // namespace anc::related::yen_guo
