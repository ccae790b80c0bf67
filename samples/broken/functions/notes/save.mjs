// Answers as if the note had been saved.
export async function handler(event) {
  const { text } = JSON.parse(event.body ?? '{}');
  return { statusCode: 200, body: JSON.stringify({ id: '4', text }) };
}
