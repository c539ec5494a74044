// Reference [14], Abadi and Andersen, as they measured it: its cases of Table 4.
#pragma once

#include <vector>

#include "related/case.h"

namespace anc::related::adversarial_convolutional {

std::vector<Case> cases();

// A short training: its weights, and 64 exchanges with Eve's and Bob's guesses.
std::vector<Export> exports();

}  // namespace anc::related::adversarial_convolutional
