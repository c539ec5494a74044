// References [17], [18] and [19], pseudo-random bits from the weights of networks, as reconstructions: the frequency
// test, the attacks, and bits for the batteries of others.
#pragma once

#include <vector>

#include "related/case.h"

namespace anc::related::keyword_network {

std::vector<Case> cases();
std::vector<BitStream> streams();

}  // namespace anc::related::keyword_network
