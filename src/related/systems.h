// Every system of Table 4 that is executed: the one list to which a folder of src/related adds itself.
#pragma once

#include <vector>

#include "related/case.h"

namespace anc::related {

// In the order of Table 4: by reference, then as each system lists them.
std::vector<Case> all_cases();
std::vector<Export> all_exports();
std::vector<Demonstration> all_demonstrations();
std::vector<BitStream> all_streams();

}  // namespace anc::related
