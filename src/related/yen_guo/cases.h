// Reference [7], Lian et al., broken by [11]: what of it stands in Table 4.
#pragma once

#include <vector>

#include "related/case.h"

namespace anc::related::yen_guo {

std::vector<Case> cases();
std::vector<Export> exports();
std::vector<Demonstration> demonstrations();

}  // namespace anc::related::yen_guo
