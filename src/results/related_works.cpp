#include "results/related_works.h"

namespace anc {
namespace {

constexpr RelatedWork kWorks[] = {
    {"6", "Kanter et al. [6]", "chaotic synchronization", "broken in [10]", "tree parity machines", "exact"},
    {"7", "Lian et al. [7]", "chaotic NN", "broken in [11]", "the chaotic neural network, without its codec",
     "core cipher"},
    {"8", "Yu, Cao [8]", "chaotic NN", "broken in [12]", "the cipher with its delayed network",
     "second-hand definition"},
    {"9", "Wang et al. [9]", "chaotic NN", "broken in [13]", "a perceptron under a Lorenz system",
     "reconstruction: an exclusive or by our reading, so that its break is a tautology"},
    {"14", "Abadi, Andersen [14]", "ANC", "converge to OTP with low probability", "their convolutional networks",
     "exact"},
    {"", "ANC (Section 4.3)", "ANC", "converge to OTP with low probability", "CryptoNet against Eve", "exact"},
    {"", "This work", "CPA-ANC", "converge to OTP with high probability", "CryptoNet against the CPA Eve", "exact"},
};

}  // namespace

std::span<const RelatedWork> related_works() { return kWorks; }

}  // namespace anc
