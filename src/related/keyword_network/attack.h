// The attack that fits a short keyword: train on every keyword of a length, and keep those that give the known bits.
#pragma once

#include <string>
#include <vector>

#include "related/keyword_network/scheme.h"

namespace anc::related::keyword_network {

// Every keyword of so many letters whose sequence begins with the known bits, in alphabetical order. Throws Abandoned
// when the program is interrupted.
std::vector<std::string> keywords_of(const Network& network, const Bytes& known, int letters);

// Whether |2 ones - n| is at most what n fair coins keep to with probability 0.99: the frequency test of SP 800-22 at
// its level of 1 %.
bool like_fair_coins(std::size_t ones, std::size_t n);

}  // namespace anc::related::keyword_network
