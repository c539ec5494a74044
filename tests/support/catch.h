// Catch2, whichever of 2.13 and 3 this system has, and what tests of texts share.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>

using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

namespace anc::test {

// A text that contains `part`: the one matcher whose name differs.
inline auto Contains(const std::string& part) {
#if __has_include(<catch2/catch_all.hpp>)
  return Catch::Matchers::ContainsSubstring(part);
#else
  return Catch::Matchers::Contains(part);
#endif
}

// The text with its first `from` replaced, which must be there.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

inline auto ShorterThan(std::size_t length) {
  return Catch::Matchers::Predicate<std::string>([=](const std::string& text) { return text.size() < length; },
                                                 "is shorter than " + std::to_string(length));
}

}  // namespace anc::test
