#include "related/yen_guo/cases.h"

namespace anc::related::yen_guo {

std::vector<Case> cases() { return {}; }

}  // namespace anc::related::yen_guo
