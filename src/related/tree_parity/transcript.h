// One key exchange of [6] as text, for independent programs: everything public, and the secret weights to check with.
#pragma once

#include <string>

#include "base/random_stream.h"
#include "related/tree_parity/machine.h"

namespace anc::related::tree_parity {

// JSON: the setting; "sender" and "recipient", each with the weights "before" and "after" (units x inputs); and
// "steps", each with "x" (a string of + and - for each unit) and the outputs "sender" and "recipient". Written by the
// plain machines. Stops at the common key, or after `limit` steps.
std::string transcript(const Setting& setting, int limit, RandomStream& stream);

}  // namespace anc::related::tree_parity
