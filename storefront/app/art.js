// @ts-check
import { svg } from "./dom.js";

/**
 * Pictures for articles without photographs: a drawing from `/art/groceries.svg`, found by what the article is called,
 * in its own colours, on the colour of its category.
 *
 * @typedef {readonly [icon: string, a?: string, b?: string, c?: string]} Drawing
 * @typedef {readonly [words: RegExp, drawing: Drawing]} Rule
 * @typedef {{hue: number, drawing: Drawing}} Look
 */

/**
 * The first rule whose words the name contains. Prepared things come before what they are made of: apple juice is a
 * juice, tomato soup a can, peanut butter a jar.
 *
 * @type {readonly Rule[]}
 */
const RULES = [
  [/\b(cat|dog|pet) (food|treats?|litter|biscuits)|kitten|puppy/, ["pet"]],
  [/toothpaste|toothbrush|floss/, ["toothpaste"]],
  [/paper (towel|plate|cup)|coffee filter|toilet|tissue|napkin|kitchen roll|parchment|cotton/, ["paper"]],
  [/foil|plastic wrap|(sandwich|freezer|storage) bags|batter(y|ies)|bulb|razor|bandage|ibuprofen|aspirin|vitamin|dryer sheets/, ["pack"]],
  [/sunscreen|sun lotion/, ["soap", "#f0b43c"]],
  [/shampoo|conditioner|hand ?soap|body ?wash|soap|lotion|shower|deodorant/, ["soap"]],
  [/sanitizer|mouthwash/, ["soap", "#6fb3d1"]],
  [/detergent|softener|laundry/, ["cleaner", "#5b7fc4", "#f0b43c"]],
  [/clean|bleach|dish|sponge|spray(?!.*oil)|trash|bin bag|garbage|candle/, ["cleaner"]],
  [/infant formula/, ["can", "#9cc6e0", "#fff"]],
  [/diaper|wipes/, ["pack", "#9cc6e0", "#e58fa0"]],
  [/baby food/, ["jar", "#e8b45a", "#fff", "#9cc6e0"]],

  [/pizza/, ["pizza"]],
  [/ice ?cream|gelato|sorbet|sundae|popsicle/, ["icecream"]],
  [/\bfrozen\b|ice cubes/, ["frozen"]],

  [/wine|prosecco|champagne|cabernet|merlot|chardonnay|pinot/, ["wine"]],
  [/baking (powder|soda)|(cake|pancake|muffin|brownie) mix|yeast|gelatin|corn ?starch/, ["box", "#c96a4a", "#f0d4a2"]],
  [/ginger ale|root beer|\bcola\b|(?<!baking )\bsoda\b|tonic|lemonade|energy drink|soft drink|kombucha/, ["soda"]],
  [/sports drink/, ["water", "#8fd6c4", "#e0563c"]],
  [/beer|lager|\bale\b|\bipa\b|stout|cider(?! vinegar)/, ["beer"]],
  [/sparkling|mineral water|spring water|still water|coconut water|\bwater\b(?!melon)/, ["water"]],
  [/cold brew|coffee|espresso|beans?,? (dark|medium|light) roast/, ["coffee"]],
  [/hot chocolate|cocoa powder|cocoa/, ["coffee", "#7a4428", "#e8c79a"]],
  [/\btea\b|earl grey|chamomile|rooibos|matcha/, ["tea"]],
  [/(apple|pear).*(juice|nectar)/, ["juice", "#b9c24a", "#dbe39a"]],
  [/(cranberry|grape|cherry|pomegranate|berry).*juice/, ["juice", "#b23a55", "#dd8ea0"]],
  [/tomato juice|vegetable juice/, ["juice", "#cf4a36", "#eb9b8c"]],
  [/juice|smoothie|nectar/, ["juice"]],

  [/(granola|protein|muesli|fruit|energy|cereal) bars?/, ["chocolate", "#a9743a", "#5f9a3c"]],
  [/granola|muesli|cereal|flakes|cheerios|\bbran\b|crisped|oatmeal|\boats\b|porridge|cream of wheat|grits/, ["box"]],
  [/peanut butter cups/, ["chocolate", "#7a4a2c", "#e38a2c"]],
  [/(peanut|almond|cashew|nut|hazelnut) (butter|spread)/, ["jar", "#b9814a", "#fff", "#8f5727"]],
  [/mac(aroni)? (and|&) cheese|ravioli|tortellini|macaroni salad/, ["penne"]],
  [/potato salad|dumpling|sushi/, ["bowl"]],
  [/tuna roll/, ["salmon"]],
  [/coleslaw/, ["lettuce"]],
  [/cracker|crispbread|rice cakes?/, ["box", "#c96a4a", "#f0d4a2"]],
  [/popcorn|(?<!chocolate )\bchips|crisps|pretzel|nachos|puffs|snack mix|jerky/, ["chips"]],
  [/fruit snacks/, ["chips", "#7d4a94"]],
  [/(oat|soy|almond|rice|coconut) (milk|drink)/, ["milk", "#b98a4e"]],
  [/butter ?milk|chocolate milk|condensed|evaporated/, ["milk", "#c98a3c"]],
  [/half.and.half|whipping|heavy cream|creamer|light cream|single cream|double cream/, ["milk", "#d06a7a"]],
  [/\bmilk\b(?! chocolate)|kefir/, ["milk"]],
  [/sour cream|cr[eè]me fra[iî]che|cottage|quark|ricotta|mascarpone|cream cheese|hummus|tzatziki|guacamole|dip\b/, ["yogurt", "#9cc6a4"]],
  [/yogh?urt|skyr|pudding/, ["yogurt"]],
  [/brie|camembert|goat cheese|feta|mozzarella|halloumi|paneer|burrata/, ["cheese", "#f1ead6", "#fbf8ee"]],
  [/cheese|cheddar|gouda|parmesan|parmigiano|swiss|gruy|emmental|provolone|pecorino|manchego|monterey/, ["cheese"]],
  [/butter(?!nut|.*(cookie|popcorn|lettuce|bean|croissant|biscuit))|margarine|ghee/, ["butter"]],
  [/\beggs?\b(?! ?(noodle|plant))/, ["egg"]],
  [/tofu|tempeh|seitan/, ["tofu"]],

  [/chocolate chip\b|cookie|biscuit|oreo|shortbread|gingersnap|wafer/, ["cookie"]],
  [/waffle/, ["cookie", "#e0b060", "#c08a3a"]],
  [/english muffin/, ["bread", "#c9a06a", "#f4e3c0"]],
  [/muffin|cupcake|brownie|\bcakes?\b|donut|doughnut|danish|cinnamon roll|\bpie\b|tart\b|scone|pastries/, ["cake"]],
  [/croissant|pain au|puff pastry/, ["croissant"]],
  [/baguette|breadstick|ciabatta|french bread|focaccia|hot dog bun/, ["baguette"]],
  [/breadcrumb|crouton|stuffing/, ["bag"]],
  [/\brye\b|pumpernickel|whole ?(wheat|grain) bread|multigrain/, ["bread", "#8a5a30", "#c99a62"]],
  [/bread|loaf|\btoast\b|brioche|bagel|\bbuns?\b|\brolls?\b(?!ed)|pita|naan|tortilla|sourdough|challah|burrito|sandwich/, ["bread"]],

  [/soup|broth|stock\b|chili\b(?! powder)|baked beans|canned|\bcan\b|tinned|chopped tomatoes|diced tomatoes|crushed tomatoes|tomato paste|passata/, ["can"]],
  [/(black|kidney|pinto|cannellini|navy|butter|garbanzo|white) beans?|chickpeas?|lentils?/, ["can", "#4f7f4a", "#b5533a"]],
  [/tuna|sardine|anchov|mackerel/, ["can", "#3f83b5", "#f4ead2"]],
  [/\bhoney\b|maple|agave|syrup|molasses/, ["honey"]],
  [/jam\b|jelly|preserve|marmalade|strawberry spread/, ["jar"]],
  [/pickle|gherkin|olives?\b(?! oil)|caper|sauerkraut|kimchi|artichoke hearts|relish|pickled/, ["jar", "#7f9a3c", "#fff", "#cfd6da"]],
  [/pasta sauce|marinara|pesto|salsa|pico de gallo|tomato sauce|alfredo|curry paste|arrabbiata|bolognese/, ["jar", "#c4452f", "#fff", "#2f4a2a"]],
  [/mayo|tahini|aioli|coconut oil|chutney|harissa|applesauce|apple sauce/, ["jar", "#efe2bd", "#fff", "#4f7fa8"]],
  [/olive oil/, ["bottle", "#8a9a2f", "#fff", "#3a3f2a"]],
  [/\boil\b/, ["bottle", "#e3b43a", "#fff", "#8a6a1f"]],
  [/balsamic|soy sauce|worcestershire|teriyaki|fish sauce|vanilla extract/, ["bottle", "#4a2f24", "#fff", "#b8323a"]],
  [/vinegar/, ["bottle", "#d9b872", "#fff", "#5d4a25"]],
  [/ketchup|hot sauce|sriracha|barbecue|bbq/, ["bottle", "#c4352b", "#fff", "#f4f1ea"]],
  [/mustard/, ["bottle", "#e0b02f", "#fff", "#7a5a1f"]],
  [/dressing|sauce|gravy|marinade/, ["bottle", "#b5763a"]],
  [/sea salt|table salt|\bsalt\b(?!ed)/, ["spice", "#7fa3b8"]],
  [/black pepper|peppercorn/, ["spice", "#4a4642"]],
  [/paprika|cinnamon|cumin|oregano|turmeric|nutmeg|chili powder|curry powder|garlic powder|onion powder|cayenne|cardamom|spice|seasoning|ground ginger|cloves|bay lea|bouillon|dried (basil|thyme|rosemary)/, ["spice"]],

  [/spaghetti|linguin|fettuc|noodle|vermicelli|angel hair|ramen|tagliatelle/, ["pasta"]],
  [/penne|fusilli|macaroni|pasta|rigatoni|farfalle|lasagn|ravioli|tortellini|orzo|gnocchi|mac (&|and) cheese/, ["penne"]],
  [/chocolate|cocoa|candy|gumm|truffle|fudge|caramel|licorice|mints?\b(?!.*fresh)|marshmallow/, ["chocolate"]],
  [/almonds?|walnut|cashew|pecan|pistachio|hazelnut|peanut|mixed nuts|macadamia|trail mix|brazil nut|pine nut/, ["nuts"]],
  [/raisin|dried|dates|prunes|sultana/, ["bag", "#c79a8a", "#7d4a5a"]],
  [/(sun|pumpkin|chia|flax|sesame|poppy).*seeds?|seeds\b/, ["bag", "#cdbf8f", "#7a6a3a"]],
  [/brown sugar/, ["bag", "#c99a62", "#8a5a30"]],
  [/sugar|sweetener|stevia/, ["bag", "#e6ecf2", "#7fa3c4"]],
  [/flour|semolina|cornmeal|polenta/, ["bag"]],
  [/rice\b|quinoa|couscous|bulgur|barley|farro|grain|millet|split peas/, ["bowl"]],

  [/salmon|trout/, ["salmon"]],
  [/shrimp|prawn|lobster|crab|scallop|mussel|clam|squid|calamari|oyster/, ["shrimp"]],
  [/fish|cod\b|haddock|tilapia|halibut|sea bass|bream|herring|pollock|catfish|snapper|sole\b/, ["fish"]],
  [/bacon|prosciutto|pancetta/, ["bacon"]],
  [/sausage|salami|chorizo|bratwurst|hot dog|frankfurt|pepperoni|kielbasa|mortadella/, ["sausage"]],
  [/chicken|turkey|duck|drumstick|wings/, ["chicken"]],
  [/beef|steak|pork|lamb|ham\b|veal|mince|brisket|ribs|roast|meatball|ground|burger|patties|deli/, ["meat"]],

  [/sweet potato|yam\b/, ["potato", "#c9693a"]],
  [/potato|fries|tater|hash brown|celeriac|jicama|ginger|turnip|rutabaga|parsnip/, ["potato"]],
  [/cherry tomato|tomato/, ["tomato"]],
  [/carrot/, ["carrot"]],
  [/garlic/, ["garlic"]],
  [/red onion/, ["onion", "#8a3a5c"]],
  [/white onion|shallot/, ["onion", "#e8d9c0"]],
  [/scallion|spring onion|green onion|leek|celery|fennel|bok choy|chard|asparagus|rhubarb/, ["celery"]],
  [/onion/, ["onion"]],
  [/cauliflower/, ["broccoli", "#efe7d0"]],
  [/broccoli|romanesco/, ["broccoli"]],
  [/red cabbage|radicchio/, ["lettuce", "#7a3f72", "#b07aa8"]],
  [/lettuce|cabbage|kale|spinach|arugula|rocket|salad|greens|romaine|brussels|artichoke|watercress|endive/, ["lettuce"]],
  [/basil|cilantro|coriander|parsley|mint|rosemary|thyme|dill|chive|sage|herb|tarragon/, ["herbs"]],
  [/cucumber|zucchini|courgette/, ["cucumber"]],
  [/green (bell )?pepper|bell pepper, green/, ["pepper", "#5f9a3c"]],
  [/yellow (bell )?pepper|bell pepper, yellow/, ["pepper", "#efb92e"]],
  [/orange (bell )?pepper/, ["pepper", "#ef8b2c"]],
  [/pepper|chil[ei]/, ["pepper"]],
  [/mushroom|portobello|shiitake/, ["mushroom"]],
  [/\bcorn\b|sweetcorn/, ["corn"]],
  [/butternut|squash|pumpkin/, ["squash"]],
  [/eggplant|aubergine/, ["eggplant"]],
  [/beet|radish/, ["onion", "#a62f55"]],
  [/green bean|\bpeas?\b|edamame|snap pea|okra|snow pea|sprouts?/, ["beans"]],
  [/avocado/, ["avocado"]],

  [/strawberr/, ["strawberry"]],
  [/raspberr/, ["berries", "#c9405a"]],
  [/blackberr|currant/, ["berries", "#45305a"]],
  [/cranberr/, ["berries", "#b52f3a"]],
  [/berr/, ["berries"]],
  [/green grape|white grape/, ["grapes", "#a9bf4f"]],
  [/red grape/, ["grapes", "#a23a55"]],
  [/grapefruit/, ["citrus", "#ef9a5f", "#e8706a"]],
  [/grape/, ["grapes"]],
  [/cherr/, ["cherry"]],
  [/plum/, ["peach", "#7a4a86", "#5a2f6a"]],
  [/mango|papaya/, ["peach", "#f0b23c", "#e0562f"]],
  [/peach|nectarine|apricot|persimmon/, ["peach"]],
  [/kiwi/, ["citrus", "#8a6a3d", "#9ccb4f"]],
  [/cantaloupe|honeydew/, ["melon", "#f3b264"]],
  [/melon/, ["melon"]],
  [/pineapple/, ["pineapple"]],
  [/banana|plantain/, ["banana"]],
  [/lemon/, ["citrus", "#f2cf3a", "#f8e27a"]],
  [/lime/, ["citrus", "#86b53c", "#b9d873"]],
  [/orange|mandarin|clementine|tangerine|citrus|satsuma/, ["citrus"]],
  [/granny|green apple/, ["apple", "#8fb93c"]],
  [/golden|yellow apple/, ["apple", "#e6c23f"]],
  [/apple|pomegranate/, ["apple"]],
  [/pear\b|pears\b|quince/, ["pear"]],
  [/coconut|\bfigs?\b/, ["peach", "#7d5a44", "#5a3f30"]],
];

/**
 * Categories by what their names contain: the colour behind their articles (a hue in degrees) and their own drawing.
 *
 * @type {readonly (readonly [RegExp, Look])[]}
 */
const LOOKS = [
  [/frozen/, { hue: 235, drawing: ["icecream"] }],
  [/fruit.*veg|veg.*fruit|produce/, { hue: 125, drawing: ["carrot"] }],
  [/fruit/, { hue: 75, drawing: ["apple"] }],
  [/vegetable|veg\b|herb|salad/, { hue: 135, drawing: ["broccoli"] }],
  [/spice|season|condiment|sauce|oil/, { hue: 45, drawing: ["bottle", "#8a9a2f"] }],
  [/cheese/, { hue: 90, drawing: ["cheese"] }],
  [/dairy|egg|milk/, { hue: 225, drawing: ["milk"] }],
  [/bak(ing)/, { hue: 60, drawing: ["bag"] }],
  [/bak|bread|pastr/, { hue: 65, drawing: ["croissant"] }],
  [/deli|prepared/, { hue: 110, drawing: ["bowl"] }],
  [/meat|poultry|butcher/, { hue: 25, drawing: ["meat"] }],
  [/fish|seafood/, { hue: 215, drawing: ["fish"] }],
  [/breakfast|cereal/, { hue: 85, drawing: ["box"] }],
  [/pasta|rice|grain|noodle/, { hue: 95, drawing: ["pasta"] }],
  [/can(s|ned)|tin|soup|jar/, { hue: 30, drawing: ["can"] }],
  [/coffee|tea\b/, { hue: 55, drawing: ["coffee"] }],
  [/beer|wine|alcohol/, { hue: 350, drawing: ["wine"] }],
  [/drink|beverage|juice|water/, { hue: 200, drawing: ["juice"] }],
  [/snack|crisp|nut/, { hue: 50, drawing: ["chips"] }],
  [/sweet|candy|chocolate|confection/, { hue: 0, drawing: ["chocolate"] }],
  [/clean|household|home|laundry|paper/, { hue: 185, drawing: ["cleaner"] }],
  [/health|beauty|personal|care|hygiene/, { hue: 330, drawing: ["soap"] }],
  [/pet/, { hue: 250, drawing: ["pet"] }],
  [/baby/, { hue: 240, drawing: ["pack", "#9cc6e0", "#e58fa0"] }],
  [/pantry|cupboard|staple|world|international/, { hue: 70, drawing: ["jar"] }],
  [/plant|vegan|organic/, { hue: 145, drawing: ["tofu"] }],
];

/** @type {Look} */
const PLAIN = { hue: 105, drawing: ["basket"] };

/**
 * The picture of an article, as decoration: its name stands beside it.
 *
 * @param {{name?: string, category?: string}} article
 */
export function picture({ name = "", category = "" }) {
  const look = lookOf(category);
  return panel(look.hue, drawingOf(name) ?? look.drawing);
}

/**
 * The picture of a category.
 *
 * @param {string} category
 */
export function categoryPicture(category) {
  const { hue, drawing } = lookOf(category);
  return panel(hue, drawing);
}

/**
 * A drawing by itself.
 *
 * @param {Drawing} drawing
 * @param {Record<string, unknown>} [attributes]
 */
export function drawn([icon, ...colours], attributes = {}) {
  const use = svg("use", { href: `/art/groceries.svg#${icon}` });
  const image = svg("svg", { viewBox: "0 0 64 64", "aria-hidden": "true", focusable: "false", ...attributes }, use);
  for (const [at, colour] of colours.entries()) {
    if (colour) image.style.setProperty(["--a", "--b", "--c"][at], colour);
  }
  return image;
}

/**
 * @param {number} hue
 * @param {Drawing} drawing
 */
function panel(hue, drawing) {
  const element = document.createElement("div");
  element.className = "picture";
  element.style.setProperty("--hue", String(hue));
  element.append(drawn(drawing));
  return element;
}

/**
 * @param {string} name
 * @returns {Drawing | undefined}
 */
function drawingOf(name) {
  const words = name.toLowerCase();
  return RULES.find(([pattern]) => pattern.test(words))?.[1];
}

/**
 * @param {string} category
 * @returns {Look}
 */
function lookOf(category) {
  const words = category.toLowerCase();
  return LOOKS.find(([pattern]) => pattern.test(words))?.[1] ?? PLAIN;
}
