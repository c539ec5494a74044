#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <span>

#include "related/keyword_network/attack.h"
#include "related/systems.h"

namespace anc::related {
namespace keyword_network {
namespace {

constexpr int kDigits[] = {0, 20};       // both readings of a weight: its sign, a digit that training stirs
constexpr int kSearched = 3, kLong = 4;  // letters of a keyword
constexpr std::size_t kStreamBytes = 8'000'000;

struct Reference {
  const char* number;
  Kind kind;
};
constexpr Reference kReferences[] = {{"17", Kind::elman}, {"18", Kind::layer_recurrent}, {"19", Kind::feed_forward}};

std::string draw_keyword(RandomStream& stream, int letters) {
  return keyword_at(stream.next() % keyword_count(letters), letters);
}

std::size_t ones_in(const Bytes& bits) { return std::accumulate(bits.begin(), bits.end(), std::size_t{0}); }

TrialOutcome frequency(const Network& network, RandomStream& stream) {
  const Bytes bits = network.sequence(draw_keyword(stream, kLong));
  const std::size_t ones = ones_in(bits);
  return {.success = like_fair_coins(ones, bits.size()),
          .measures = {{"ones_fraction", static_cast<double>(ones) / static_cast<double>(bits.size())}}};
}

// Guesses every bit without any keyword: as it is in the initial state.
TrialOutcome initial_state(const Network& network, RandomStream& stream) {
  const Bytes bits = network.sequence(draw_keyword(stream, kLong));
  const double right = agreement(network.untrained(), bits);
  const auto count = static_cast<std::size_t>(std::lround(right * static_cast<double>(bits.size())));
  return {.success = right > 0.5 && !like_fair_coins(count, bits.size()),
          .measures = {{"bits_predicted_fraction", right}}};
}

// The first half of a sequence is known, the other is to be said. Success needs every keyword that is left to say it.
TrialOutcome search(const Network& network, const std::string& keyword, int letters) {
  const Bytes bits = network.sequence(keyword);
  const Bytes known(bits.begin(), bits.begin() + static_cast<std::ptrdiff_t>(bits.size() / 2));
  const std::vector<std::string> found = keywords_of(network, known, letters);
  const bool right =
      std::all_of(found.begin(), found.end(), [&](const std::string& one) { return network.sequence(one) == bits; });
  return {.success = right && !found.empty(),
          .measures = {{"keywords_tried", static_cast<double>(keyword_count(letters))},
                       {"keywords_left", static_cast<double>(found.size())}}};
}

template <int kLetters>
TrialOutcome keyword_search(const Network& network, RandomStream& stream) {
  return search(network, draw_keyword(stream, kLetters), kLetters);
}

// A keyword of capitals is none of those that are tried.
TrialOutcome keyword_of_capitals(const Network& network, RandomStream& stream) {
  std::string keyword = draw_keyword(stream, kSearched);
  for (char& letter : keyword) letter = static_cast<char>(letter - 'a' + 'A');
  return search(network, keyword, kSearched);
}

// What is done with a sequence. Only searches have a length of keyword as a setting.
struct Test {
  const char* attack;
  Role role;
  int trials;
  const char* data;
  int letters;
  TrialOutcome (*trial)(const Network&, RandomStream&);
};
constexpr const char* kHalf = "half of the sequence";
constexpr Test kFrequency = {"frequency", Role::scheme, 100, "the keyword", 0, frequency};
constexpr Test kOfSigns[] = {
    {"initial_state", Role::break_it, 100, "nothing", 0, initial_state},
    {"keyword_search", Role::break_it, 4, kHalf, kSearched, keyword_search<kSearched>},
};
constexpr Test kOfDigits[] = {
    {"keyword_search", Role::break_it, 4, kHalf, kSearched, keyword_search<kSearched>},
    {"keyword_search_long", Role::break_it, 0, kHalf, kLong, keyword_search<kLong>},
    {"keyword_of_capitals", Role::control, 2, kHalf, kSearched, keyword_of_capitals},
    {"initial_state", Role::control, 100, "nothing", 0, initial_state},
};

Case case_of(const Reference& reference, const Definition& definition, const Test& test) {
  std::vector<Measure> settings = {{"neurons", static_cast<double>(definition.neurons)},
                                   {"digit", static_cast<double>(definition.digit)},
                                   {"bits", static_cast<double>(definition.bits)}};
  if (test.letters > 0) settings.push_back({"letters", static_cast<double>(test.letters)});
  return {.reference = reference.number,
          .attack = test.attack,
          .role = test.role,
          .settings = std::move(settings),
          .trials = test.trials,
          .run = [network = std::make_shared<const Network>(definition),
                  trial = test.trial](RandomStream& stream) { return trial(*network, stream); },
          .data = test.data};
}

// Signs fall without any key, digits to the search for the keyword; half of the signs may leave many keywords.
void add_cases(std::vector<Case>& all, const Reference& reference, int digit) {
  const Definition shortest = {.kind = reference.kind, .neurons = 5, .digit = digit, .bits = 25};
  const Definition longest = {.kind = reference.kind, .digit = digit};
  const Definition searched = {.kind = reference.kind, .neurons = 16, .digit = digit, .bits = 250};
  for (const Definition& size : {shortest, longest}) all.push_back(case_of(reference, size, kFrequency));
  for (const Test& attack : digit == 0 ? std::span<const Test>(kOfSigns) : std::span<const Test>(kOfDigits)) {
    all.push_back(case_of(reference, attack.letters > 0 ? searched : longest, attack));
  }
}

// The sequences of consecutive keywords, one after the other.
Bytes concatenated(const Definition& definition, RandomStream& stream) {
  const Network network(definition);
  Bytes bytes;
  bytes.reserve(kStreamBytes + definition.bits / 8);
  for (std::uint64_t number = stream.next() % keyword_count(kLong); bytes.size() < kStreamBytes; ++number) {
    const Bytes sequence = packed(network.sequence(keyword_at(number, kLong)));
    bytes.insert(bytes.end(), sequence.begin(), sequence.end());
  }
  bytes.resize(kStreamBytes);
  return bytes;
}

// The bad control: x <- 25173 x + 13849 modulo 2^16, two bytes a state, the high one first.
Bytes congruential(RandomStream& stream) {
  Bytes bytes;
  for (auto state = static_cast<std::uint32_t>(stream.next() & 0xffff); bytes.size() < kStreamBytes;) {
    state = (25173 * state + 13849) & 0xffff;
    bytes.push_back(static_cast<std::uint8_t>(state >> 8));
    bytes.push_back(static_cast<std::uint8_t>(state & 255));
  }
  return bytes;
}

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const Reference& reference : kReferences) {
    for (const int digit : kDigits) add_cases(all, reference, digit);
  }
  return all;
}

std::vector<BitStream> streams() {
  std::vector<BitStream> all;
  for (const Reference& reference : kReferences) {
    for (const int digit : kDigits) {
      const Definition definition = {.kind = reference.kind, .digit = digit};
      all.push_back({.name = reference.number + std::string(digit == 0 ? "_sign" : "_digit"),
                     .bytes = [definition](RandomStream& stream) { return concatenated(definition, stream); }});
    }
  }
  all.push_back({.name = "mt19937_64", .bytes = [](RandomStream& stream) { return draw_bytes(stream, kStreamBytes); }});
  all.push_back({.name = "lcg16", .bytes = congruential});
  return all;
}

}  // namespace
}  // namespace keyword_network

System keyword_network_system() { return {.cases = keyword_network::cases(), .streams = keyword_network::streams()}; }

}  // namespace anc::related
