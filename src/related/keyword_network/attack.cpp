#include "related/keyword_network/attack.h"

#include <algorithm>
#include <cmath>

#include "base/interrupt.h"
#include "related/case.h"

namespace anc::related::keyword_network {

std::vector<std::string> keywords_of(const Network& network, const Bytes& known, int letters) {
  constexpr std::uint64_t kBetweenPolls = 1024;
  std::vector<std::string> found;
  const std::uint64_t count = keyword_count(letters);
  for (std::uint64_t number = 0; number < count; ++number) {
    if (number % kBetweenPolls == 0 && interrupted()) throw Abandoned();
    std::string keyword = keyword_at(number, letters);
    const Bytes sequence = network.sequence(keyword);
    if (std::equal(known.begin(), known.end(), sequence.begin())) found.push_back(std::move(keyword));
  }
  return found;
}

bool like_fair_coins(std::size_t ones, std::size_t n) {
  constexpr double kQuantile = 2.5758293035489004;  // of the normal distribution, at 0.995
  const double excess = 2.0 * static_cast<double>(ones) - static_cast<double>(n);
  return std::fabs(excess) <= kQuantile * std::sqrt(static_cast<double>(n));
}

}  // namespace anc::related::keyword_network
