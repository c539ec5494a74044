// Reference [8], Yu and Cao, broken by [12]: what of it stands in Table 4.
#pragma once

#include <vector>

#include "related/case.h"

namespace anc::related::yu_cao {

std::vector<Case> cases();
std::vector<Export> exports();
std::vector<Demonstration> demonstrations();

}  // namespace anc::related::yu_cao
