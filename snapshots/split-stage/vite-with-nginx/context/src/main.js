const DAYS = 29.53;
const age = (Date.now() / 86_400_000 - 10.1) % DAYS;
document.querySelector('#phase').textContent = `${Math.round((age / DAYS) * 100)} % of the way to the next new moon`;
