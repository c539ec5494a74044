// Reference [9], Wang et al., broken by [13], as a reconstruction: what of it stands in Table 4.
#pragma once

#include <vector>

#include "related/case.h"

namespace anc::related::perceptron {

std::vector<Case> cases();
std::vector<Export> exports();
std::vector<Demonstration> demonstrations();

}  // namespace anc::related::perceptron
