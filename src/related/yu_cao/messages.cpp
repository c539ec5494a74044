#include "related/yu_cao/messages.h"

#include <string_view>

#include "base/check.h"

namespace anc::related::yu_cao {
namespace {

using Words = std::string_view[16];

constexpr Words kAdjectives = {"old",   "quiet", "little", "angry",  "clever", "distant", "yellow", "famous",
                               "broad", "happy", "frozen", "unkind", "modest", "jealous", "humble", "proud"};
constexpr Words kNouns = {"queen",  "baker",  "river",   "ship",   "doctor", "horse",   "village", "pilot",
                          "artist", "bridge", "soldier", "garden", "judge",  "kitchen", "teacher", "fox"};
constexpr Words kVerbs = {"watches", "follows", "forgets", "helps",  "visits", "praises", "leaves", "expects",
                          "crosses", "draws",   "knows",   "misses", "greets", "blames",  "finds",  "waits for"};

std::string_view one_of(const Words& words, RandomStream& stream) { return words[stream.next() & 15]; }

}  // namespace

Bytes draw_text(RandomStream& stream, std::size_t count) {
  Bytes text;
  const auto add = [&](std::string_view words) { text.insert(text.end(), words.begin(), words.end()); };
  const auto add_somebody = [&](std::string_view article) {
    add(article);
    add(one_of(kAdjectives, stream));
    add(" ");
    add(one_of(kNouns, stream));
  };
  while (text.size() < count) {
    add_somebody("The ");
    add(" ");
    add(one_of(kVerbs, stream));
    add_somebody(" the ");
    add(". ");
  }
  text.resize(count);
  return text;
}

Bytes draw_smooth(RandomStream& stream, std::size_t size) {
  check(size > 1, "draw_smooth: size > 1");
  const Bytes corners = draw_bytes(stream, 4);
  const std::size_t last = size - 1;
  Bytes grey;
  for (std::size_t y = 0; y < size; ++y) {
    for (std::size_t x = 0; x < size; ++x) {
      const std::size_t above = corners[0] * (last - x) + corners[1] * x;
      const std::size_t below = corners[2] * (last - x) + corners[3] * x;
      grey.push_back(static_cast<std::uint8_t>((above * (last - y) + below * y) / (last * last)));
    }
  }
  return grey;
}

}  // namespace anc::related::yu_cao
